import pytest

from reports.page.scripts import SCRIPTS, compact, page_script


@pytest.mark.parametrize(
    ("source", "short"),
    [
        ("const total = 1;\n// a note\ntell(total);", "let a=1;tell(a);"),
        ("let add = (one, other) => one + other;", "let c=(a,b)=>a+b;"),
        ("const twice = (value) => value * 2;", "let b=a=>a*2;"),
        ("const { width, height: tall = most } = box;", "let{width:b,height:a=most}=box;"),
        ("const name = 1; send({ name, other: name.name });", "let a=1;send({name:a,other:a.name});"),
        ("const text = `${text} // ${ { text }.text } text`;", "let a=`${a} // ${{text:a}.text} text`;"),
        ('const url = "// no note"; test(/[/"]+url/.exec(url));', 'let a="// no note";test(/[/"]+url/.exec(a));'),
        ("let at = half / 2 / at; const on = at ? at : -at;", "let a=half/2/a,b=a?a:-a;"),
        ("const f = () => { go(); }; const g = 2; f(); const h = 3;", "let a=()=>{go()},b=2;a();let c=3;"),
        ("if (ready) { const go = () => { run(go); }; }", "if(ready){let a=()=>{run(a)}}"),
        ("try { go(); } catch (error) { say(error); }", "try{go()}catch(a){say(a)}"),
        ("for (const [key, value] of pairs) key(value);", "for(let[a,b]of pairs)a(b);"),
        ("const low = (from, to = [from, most],) => ({ from });", "let b=(a,c=[a,most])=>({from:a});"),
        ("return typeof x - -y;", "return typeof x- -y;"),
    ],
)
def test_a_script_is_written_shorter_with_the_same_tokens(source, short):
    assert compact(source) == short


def test_what_is_written_often_gets_a_name_first_and_keys_of_objects_stay():
    assert compact('tell("button", { "button": 1 }); ask("button" ? "button" : "other", "button");') == (
        'let a="button";tell(a,{"button":1});ask(a?a:"other",a);'
    )
    assert compact("ask(document.body, document.head, tell.document, document);") == (
        "let a=document;ask(a.body,a.head,tell.document,a);"
    )


def test_a_property_that_is_read_often_is_read_by_its_name():
    source = "a.textContent = b?.textContent ?? c.textContent;"
    assert compact(source) == 'let $="textContent";a[$]=b?.[$]??c[$];'.replace("$", "d")


def test_true_and_false_are_written_as_signs():
    assert compact("return true; tell({ false: false, on: box.true });") == "return!0;tell({false:!1,on:box.true});"


def test_a_short_name_is_never_that_of_something_outside():
    assert compact("const long = a; const longer = b;") == "let c=a,d=b;"


def test_a_character_that_begins_no_token_is_named_with_its_place():
    with pytest.raises(ValueError, match="character 8"):
        compact("let a = \\1;")


def test_the_script_of_the_page_is_small_and_has_no_comments_or_line_breaks():
    script = page_script()
    assert len(script.encode()) <= 35_000
    assert "\n" not in script
    assert len(set(SCRIPTS)) == len(SCRIPTS)
