"""Asking for personal data where everybody reads."""

from heard.guard.phrases import Phrases
from heard.guard.rule import REPLY, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    (reply|comment|respond|post|answer|write) [..2] (here|below|to this|in the comments|under this|publicly) [..4] (with|your|
        order|phone|email|name|booking|number|address)
    (leave|post|share|give|tell|send|provide|write|let) [..2] (your|us your|me your) [..3] (order number|booking number|phone
        number|number|email|address|name|date of birth|reservation number|details|account number) [..3] (here|below|in a
        comment|in the comments|in a reply|publicly|in this thread)
    (what is|could you tell us|please confirm) your [..2] (order number|full name|phone number|email address|date of birth|
        account number|booking reference|address)
    """,
    es="""
    (responda|conteste|escriba|comente|deje|indique|ponga) [..2] (aqui|abajo|en los comentarios) [..5] (numero|telefono|
        correo|nombre|pedido|direccion)
    (su|tu) [..2] (numero de pedido|telefono|correo|nombre completo|direccion) [..3] (aqui|abajo|en los comentarios|en un
        comentario)
    (cual es|nos dice|nos indica|confirme) su (numero|nombre completo|telefono|correo|direccion)
    """,
    fr="""
    (repondez|indiquez|laissez|ecrivez|donnez|commentez) [..3] (ici|ci dessous|en commentaire) [..5] (numero|telephone|mail|
        nom|commande|adresse)
    (votre|vos) [..2] (numero de commande|telephone|adresse|nom complet|coordonnees|numero) [..3] (ici|ci dessous|en
        commentaire)
    (quel est|confirmez nous) votre (numero|nom complet|telephone|adresse)
    """,
    de="""
    (antworten|schreiben|kommentieren|nennen|geben|hinterlassen) [..4] (hier|unten|in den kommentaren|unter diesem) [..6]
        (nummer|bestellnummer|telefonnummer|name~|adresse|mailadresse|buchungsnummer)
    (ihre|ihren) [..2] (bestellnummer|telefonnummer|namen|adresse|mailadresse|buchungsnummer) [..3] (hier|unten|in den
        kommentaren|als kommentar|kommentar)
    (wie lautet|bestatigen sie) [..1] ihre [..1] (bestellnummer|telefonnummer|adresse|name|buchungsnummer)
    """,
    it="""
    (risponda|scriva|lasci|indichi|commenti) [..3] (qui|qui sotto|sotto|nei commenti) [..5] (numero|telefono|mail|nome|ordine|
        indirizzo)
    (suo|sua) [..2] (numero d ordine|numero di telefono|telefono|indirizzo|nome completo|numero) [..3] (qui|sotto|nei
        commenti|in un commento)
    (qual e|ci conferma) il suo (numero|nome completo|telefono|indirizzo)
    """,
    pt="""
    (responda|escreva|deixe|indique|comente) [..3] (aqui|abaixo|nos comentarios) [..5] (numero|telefone|email|nome|encomenda|
        pedido|morada|endereco)
    (seu|sua) [..2] (numero|telefone|email|nome completo|morada|endereco) [..4] (aqui|abaixo|nos comentarios|num comentario)
    (qual e|confirme) o seu (numero|nome completo|telefone|email|endereco)
    """,
    nl="""
    (reageer|antwoord|schrijf|laat|zet|noem|geef) [..3] (hier|hieronder|in de reacties) [..6] (nummer|bestelnummer|
        telefoonnummer|naam|adres|mailadres)
    (uw|je) [..2] (bestelnummer|telefoonnummer|naam|adres|mailadres|boekingsnummer) [..3] (hier|hieronder|in de reacties|in
        een reactie)
    (wat is|bevestig) uw (bestelnummer|volledige naam|telefoonnummer|adres|mailadres)
    """,
)

CHECK = Check(
    id="asks_data_in_public",
    rule="R-12",
    level=Level.BLOCK,
    kinds=REPLY,
    meaning="Nobody is asked to write personal data under the review.",
    why="This has the customer publish their own number, order or address.",
    mend="Ask for nothing here; give the private address and the case code.",
    find=phrased(_PHRASES),
)
