"""YAML as it was written: words kept as typed, places in characters, faults in plain words."""

from kiosk.content.composer import compose
from kiosk.content.files import Script
from kiosk.content.written import Written


def read(text: str) -> Written:
    root, faults = compose(text)
    assert not faults
    assert root is not None
    return root


def told(text: str) -> list[str]:
    _root, faults = compose(text)
    script = Script("a.yaml", text)
    return [f"{script.at(each.index)}: {each.message}: {each.hint}" for each in faults]


def test_words_stay_what_was_typed() -> None:
    typed = ["no", "1942", "2001-01-01", "1e3", "0x1F", "012", "yes", "1_000", "12:30", ".5"]
    assert read(f"[{', '.join(typed)}]").value == typed


def test_nothing_is_nothing_unless_it_is_in_quotes() -> None:
    assert read("{a: ~, b: null, c: , d: '', e: 'null'}").value == {"d": "", "e": "null"}


def test_a_key_with_nothing_still_has_its_place() -> None:
    root = read("a: 1\nb:\n")
    assert root.keys == {"a": 0, "b": 5}


def test_places_count_characters() -> None:
    text = 'ä😀: "é😀"\r\nb: 😀 x\r\n'
    root = read(text)
    script = Script("a.yaml", text)
    assert str(script.at(root.keys["b"])) == "a.yaml:2:1"
    node = root.get("ä😀")
    assert node is not None
    assert str(script.at(node.at)) == "a.yaml:1:5"
    assert text[node.at : node.end] == '"é😀"'


def test_a_tab_is_one_character() -> None:
    text = "a:\t\tb\n"
    node = read(text).get("a")
    assert node is not None
    assert str(Script("a.yaml", text).at(node.at)) == "a.yaml:1:5"


def test_lines_are_the_editors_lines() -> None:
    # YAML 1.1 ends a line at U+2028 and U+0085 too; no editor counts those
    text = 'a: "x\u2028y\u0085z"\nb: c\n'
    root = read(text)
    assert str(Script("a.yaml", text).at(root.keys["b"])) == "a.yaml:2:1"


def test_old_line_ends_are_lines_too() -> None:
    text = "a: 1\rb: 2\r"
    assert str(Script("a.yaml", text).at(read(text).keys["b"])) == "a.yaml:2:1"


def test_an_empty_line_parts_paragraphs_in_folded_text() -> None:
    assert read("a: >\n  one\n  two\n\n  three\n").value == {"a": "one two\n\nthree"}
    assert read("a: >-\n  one\n\n\n  two\n").value == {"a": "one\n\ntwo"}
    assert read('a: "one\n  two\n\n  three"\n').value == {"a": "one two\n\nthree"}
    assert read("a: one\n  two\n\n  three\n").value == {"a": "one two\n\nthree"}


def test_literal_text_keeps_its_lines() -> None:
    assert read("a: |\n  one\n  two\n\n  three\n").value == {"a": "one\ntwo\n\nthree\n"}


def test_aliases_repeat_and_merge_keys_bring_in() -> None:
    root = read("a: &x {b: 1, c: 2}\nd: *x\ne:\n  <<: *x\n  c: 3\nf: {<<: [*x, {g: 4}]}\n")
    assert root.value["d"] == {"b": "1", "c": "2"}
    assert root.value["e"] == {"c": "3", "b": "1"}
    assert root.value["f"] == {"b": "1", "c": "2", "g": "4"}


def test_a_quoted_merge_key_is_a_key() -> None:
    assert read("'<<': {b: 1}").value == {"<<": {"b": "1"}}


def test_all_duplicate_keys_are_told() -> None:
    assert told("a: 1\nb: 2\na: 3\nb: 4\n") == [
        'a.yaml:3:1: duplicate key "a": it is already on line {line}: keep one of them',
        'a.yaml:4:1: duplicate key "b": it is already on line {line}: keep one of them',
    ]


def test_an_alias_bomb_is_told_and_not_set_off() -> None:
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9)
    )
    assert told(bomb) == [
        "a.yaml:5:10: aliases repeat far too much (an alias bomb): write out what belongs here"
    ]


def test_a_bomb_of_merge_keys_is_told_too() -> None:
    keys = ", ".join(f"k{n}: v" for n in range(1000))
    assert told(f"a: &a {{{keys}}}\n" + "".join(f"b{n}: {{<<: *a}}\n" for n in range(100)))[0].endswith(
        "aliases repeat far too much (an alias bomb): write out what belongs here"
    )


def test_a_long_text_repeated_counts_by_its_length() -> None:
    text = f"a: &a {'word ' * 19_000}\nb: [{', '.join(['*a'] * 1000)}]\n"
    assert "alias bomb" in told(text)[0]


def test_nesting_of_any_depth_is_told() -> None:
    for text in ("[" * 100_000, "{a: " * 50_000, "- " * 1000, "".join(f"{' ' * n}a:\n" for n in range(1000))):
        assert len(told(text)) == 1


def test_tags_are_told_each() -> None:
    assert [each.partition(": ")[0] for each in told("a: !foo x\nb: !!int 3\nc: ! x\n")] == [
        "a.yaml:1:4",
        "a.yaml:2:4",
        "a.yaml:3:4",
    ]


def test_a_list_as_a_key_is_told() -> None:
    assert told("[a]: b\n") == [
        "a.yaml:1:1: a list or map stands where a key belongs: "
        "put the text in quotes, or write a single word before the colon"
    ]
