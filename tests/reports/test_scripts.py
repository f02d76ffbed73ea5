import pytest

from reports.scripts import SCRIPTS, compact, page_script


@pytest.mark.parametrize(
    ("source", "short"),
    [
        ("const total = 1;\n// a note\ntell(total);", "const a=1;tell(a);"),
        ("const add = (one, other) => one + other;", "const c=(a,b)=>a+b;"),
        ("const twice = (value) => value * 2;", "const b=a=>a*2;"),
        ("const { width, height: tall = most } = box;", "const{width:b,height:a=most}=box;"),
        ("const name = 1; send({ name, other: name.name });", "const a=1;send({name:a,other:a.name});"),
        ("const text = `${text} // ${ { text }.text } text`;", "const a=`${a} // ${{text:a}.text} text`;"),
        ('const url = "// no note"; test(/[/"]+url/.exec(url));', 'const a="// no note";test(/[/"]+url/.exec(a));'),
        ("const at = half / 2 / at; const on = at ? at : -at;", "const a=half/2/a;const b=a?a:-a;"),
        ("if (ready) { const go = () => { run(go); }; }", "if(ready){const a=()=>{run(a)}}"),
        ("try { go(); } catch (error) { say(error); }", "try{go()}catch(a){say(a)}"),
        ("for (const [key, value] of pairs) key(value);", "for(const[a,b]of pairs)a(b);"),
        ("const low = (from, to = [from, most],) => ({ from });", "const b=(a,c=[a,most])=>({from:a});"),
        ("return typeof x - -y;", "return typeof x- -y;"),
    ],
)
def test_a_script_is_written_shorter_with_the_same_tokens(source, short):
    assert compact(source) == short


def test_a_short_name_is_never_that_of_something_outside():
    assert compact("const long = a; const longer = b;") == "const c=a;const d=b;"


def test_a_character_that_begins_no_token_is_named_with_its_place():
    with pytest.raises(ValueError, match="character 10"):
        compact("const a = \\1;")


def test_the_script_of_the_page_is_small_and_has_no_comments_or_line_breaks():
    script = page_script()
    assert len(script.encode()) <= 36_300
    assert "\n" not in script
    assert len(set(SCRIPTS)) == len(SCRIPTS)
