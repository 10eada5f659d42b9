"""Each risk class in each language, by texts of our own: what must be found, and what only looks like it."""

import pytest

from heard.reader import read
from heard.vocabulary.reading import Risk

FOUND = [
    (Risk.SAFETY, "en", "The handrail snapped and my mother fell down the stairs, her wrist is broken."),
    (Risk.SAFETY, "en", "There was a smell of gas in the kitchen and the carbon monoxide alarm went off."),
    (Risk.SAFETY, "es", "La barandilla se rompió y mi madre cayó por la escalera, tiene la muñeca fracturada."),
    (Risk.SAFETY, "fr", "La rambarde a cassé, ma mère est tombée dans l'escalier et s'est fracturé le poignet."),
    (
        Risk.SAFETY,
        "de",
        "Das Geländer ist gebrochen, meine Mutter ist die Treppe hinuntergestürzt und hat sich den Arm verletzt.",
    ),
    (Risk.SAFETY, "it", "La ringhiera ha ceduto e mia madre è caduta dalle scale, ha il polso fratturato."),
    (Risk.SAFETY, "pt", "O corrimão partiu, a minha mãe caiu na escada e tem o braço fraturado."),
    (Risk.SAFETY, "nl", "De leuning brak en mijn moeder viel van de trap, haar pols is gebroken."),
    (Risk.HEALTH, "en", "We all had food poisoning after the chicken and were vomiting the whole night."),
    (Risk.HEALTH, "es", "Toda la familia con vómitos y diarrea después de cenar el pollo, intoxicación segura."),
    (Risk.HEALTH, "fr", "Intoxication alimentaire après le poulet, toute la famille a vomi la nuit entière."),
    (Risk.HEALTH, "de", "Nach dem Hähnchen hatten alle Durchfall und Erbrechen, eine Lebensmittelvergiftung."),
    (Risk.HEALTH, "it", "Intossicazione dopo il pollo, tutta la famiglia con vomito e diarrea."),
    (Risk.HEALTH, "pt", "Intoxicação depois do frango, toda a família com vómitos e diarreia."),
    (Risk.HEALTH, "nl", "Voedselvergiftiging na de kip, het hele gezin met diarree en braken."),
    (Risk.DISCRIMINATION, "en", "We were refused at the door because of my skin colour, that is racist."),
    (Risk.DISCRIMINATION, "de", "Wir wurden wegen meiner Hautfarbe abgewiesen, das ist rassistisch."),
    (Risk.DISCRIMINATION, "es", "Nos negaron la entrada por el color de mi piel, son racistas."),
    (Risk.DISCRIMINATION, "fr", "On nous a refusé l'entrée à cause de ma couleur de peau, c'est raciste."),
    (Risk.DISCRIMINATION, "it", "Ci hanno rifiutato per il colore della mia pelle, razzisti."),
    (Risk.DISCRIMINATION, "nl", "We werden geweigerd om mijn huidskleur, gewoon racistisch."),
    (Risk.LEGAL, "en", "My solicitor will file a claim at the county court on Monday."),
    (Risk.LEGAL, "de", "Mein Anwalt reicht am Montag Klage beim Amtsgericht ein."),
    (Risk.LEGAL, "es", "Mi abogado presentará una demanda en el juzgado el lunes."),
    (Risk.LEGAL, "fr", "Mon avocat dépose plainte au tribunal lundi."),
    (Risk.LEGAL, "it", "Il mio avvocato presenta denuncia in tribunale lunedì."),
    (Risk.LEGAL, "pt", "O meu advogado entra com um processo no tribunal na segunda."),
    (Risk.LEGAL, "nl", "Mijn advocaat stapt maandag naar de rechter."),
    (Risk.PRESS, "en", "I have reported you to the ombudsman and told the local newspaper."),
    (Risk.PRESS, "de", "Ich habe Sie beim Gesundheitsamt gemeldet und die Zeitung informiert."),
    (Risk.PRESS, "es", "He puesto una denuncia en consumo y he avisado al periódico."),
    (Risk.PRESS, "fr", "J'ai signalé le cas à la DGCCRF et prévenu la presse."),
    (Risk.PRESS, "it", "Ho fatto una segnalazione ai NAS e avvisato il giornale."),
    (Risk.PRESS, "pt", "Fiz queixa na ASAE e enviei tudo ao jornal."),
    (Risk.PRESS, "nl", "Ik heb het gemeld bij de NVWA en de krant ingelicht."),
    (Risk.EXTORTION, "en", "Give me my money back by Friday or I post one-star reviews everywhere."),
    (Risk.BARGAIN, "en", "We are loyal customers, can you give us a free dessert and a discount next time?"),
    (Risk.ABUSE, "en", "You are all stupid idiots and filthy pigs, I hope you rot."),
    (Risk.ABUSE, "de", "Ihr seid alle Idioten und dumme Schweine, verreckt doch."),
    (Risk.PERSONAL_DATA, "en", "Call me on my private mobile 555-0148, I live at 12 Elder Street, born 3 May 1961."),
    (Risk.STAFF_NAMED, "en", "Our waitress Priyanka was lovely."),
    (Risk.ADVERT, "en", "Earn money from home, click the link in my bio and use code GOLD for a free sample."),
]
SILENT = [
    (Risk.SAFETY, "This place is to die for."),
    (Risk.SAFETY, "Killer deal on the lunch menu."),
    (Risk.SAFETY, "A safe choice for a birthday."),
    (Risk.HEALTH, "Sick beats and a great bar."),
    (Risk.HEALTH, "I am allergic to queues, but there was none."),
    (Risk.LEGAL, "My lawyer friend loved it."),
    (Risk.LEGAL, "I rest my case: best pie in town."),
    (Risk.PRESS, "The French press coffee was excellent."),
    (Risk.PRESS, "I was impressed by the view."),
    (Risk.DISCRIMINATION, "The black pudding is the best around."),
    (Risk.DISCRIMINATION, "For a discerning palate."),
    (Risk.EXTORTION, "The prices are pure extortion."),
    (Risk.BARGAIN, "What a bargain, lunch for a tenner."),
    (Risk.ABUSE, "Bloody brilliant burgers."),
    (Risk.FAKE_SIGNS, "The fake leather chairs were comfortable."),
]


@pytest.mark.demand("T5")
@pytest.mark.parametrize(("risk", "language", "text"), FOUND)
def test_the_risk_is_found_with_the_words_that_show_it(risk, language, text):
    reading = read(text)
    assert reading.language == language
    assert reading.has_risk(risk)
    assert all(sign.spans for sign in reading.risks if sign.what == risk)


@pytest.mark.demand("T6")
@pytest.mark.parametrize(("risk", "text"), SILENT)
def test_what_only_sounds_like_a_risk_is_none(risk, text):
    assert not read(text).has_risk(risk)
