"""A claim in a language that nobody at the desk reads comes with a labelled draft; readers never see one."""

JAPANESE = "この船は千八百八十九年ではなく、千八百九十八年に設立されました。州の公文書館に記録があります。"


def test_who_does_not_read_the_readers_language_has_a_draft_beside_the_original(engine, ferry, reader, journalist, translates):
    page = reader.reports(ferry, lang="ja", claim=JAPANESE, email="aki@example.org")
    reference = page.text.split("EN-20")[1][:8]
    reference = f"EN-20{reference}"
    assert not journalist.opens(f"/desk/reports/{reference}").shows("a draft for the desk")
    engine.answer = lambda _asked: b'{"translatedText": ["The ship was founded in 1898."]}'
    translates()
    shown = journalist.opens(f"/desk/reports/{reference}")
    assert shown.shows(JAPANESE)
    assert shown.shows("a draft for the desk")
    assert shown.shows("The ship was founded in 1898.")
    assert "a draft for the desk" not in reader.opens("/en/corrections/").text


def test_a_claim_in_the_language_of_the_desk_is_not_sent_anywhere(engine, ferry, reader, translates):
    reader.reports(ferry, claim="It was founded in 1898, not in 1889, says the archive of the canton.", email="marta@example.org")
    engine.asked.clear()
    translates()
    assert [asked for asked in engine.asked if "archive of the canton" in asked["q"][0]] == []


def test_a_reader_says_in_which_language_the_report_is_and_the_desk_puts_it_right(engine, ferry, reader, journalist, translates):
    engine.answer = lambda _asked: b'{"translatedText": ["Chur, Arosa, Davos are spelled wrongly in it."]}'
    page = reader.reports(ferry, claim="Chur, Arosa, Davos und Klosters.", claim_language="it", email="marta@example.org")
    reference = next(word for word in page.text.replace("<", " ").replace(">", " ").split() if word.startswith("EN-20"))
    shown = journalist.opens(f"/desk/reports/{reference}")
    assert shown.shows("Written in Italian")
    sent = journalist.submits(shown, f"{reference}/claim-language", language="de")
    assert sent.status == 303
    assert journalist.opens(f"/desk/reports/{reference}").shows("Written in German")
    engine.asked.clear()
    translates()
    assert {(asked["source"], asked["target"]) for asked in engine.asked} == {("de", "en")}
