"""Reviews from the house."""

from heard.guard.phrases import Phrases
from heard.guard.rule import PRIVATE, REQUESTS, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    (brother|sister|aunt|uncle|mum|mother|cousin|wife|husband|friend|friends|family|mates) [..2] with [..1] (google|facebook|trustpilot|tripadvisor) account
    (each|all|everyone) of you [..10] (google|review|reviews|trustpilot|tripadvisor)
    (staff|employees|colleagues|team members|everyone on the team|our team|suppliers|agents|relatives|family|friends|friend|
        husband|wife|your parents|my parents|cousins|partner|partners|mum|relative) [..8] {review}
    (get|ask|asking|tell|have|bring|persuade|encourage|invite) [..3] (friends|friend|family|relatives|colleagues|mates|mum|mums|mom|
        moms|dad|dads|parents|partner|partners|wife|husband|flatmates|neighbours|neighbors|cousins|cousin|kids|children|
        sister|brother|girlfriend|boyfriend|staff|team|everyone at home) [..6] (write|review|post|leave|rate|put|say|share|add|drop|
        chip in|give us|do the same|google)
    {review} [..8] (staff|employees|colleagues|team members|relatives|family|friends|husband|wife|your parents|partners|suppliers)
    """,
    es="""
    (empleados|companeros|personal|familiares|familia|amigos|proveedores|plantilla|parientes) [..8] {review}
    {review} [..8] (empleados|companeros|familiares|familia|amigos|proveedores)
    """,
    fr="""
    (employes|collegues|personnel|famille|amis|proches|fournisseurs|salaries) [..8] {review}
    {review} [..8] (employes|collegues|famille|amis|proches|fournisseurs)
    """,
    de="""
    (mitarbeiter|mitarbeitende|kollegen|belegschaft|familie|freunde|freunden|verwandte|verwandten|lieferanten|angehorige|
        bekannte) [..8] {review}
    {review} [..8] (mitarbeiter~|kollegen|familie|freunde~|verwandte~|lieferanten)
    """,
    it="""
    (dipendenti|colleghi|personale|famiglia|familiari|amici|parenti|fornitori) [..8] {review}
    {review} [..8] (dipendenti|colleghi|famiglia|familiari|amici|parenti|fornitori)
    """,
    pt="""
    (funcionarios|colegas|colaboradores|familia|familiares|amigos|parentes|fornecedores) [..8] {review}
    {review} [..8] (funcionarios|colegas|familia|familiares|amigos|parentes|fornecedores)
    """,
    nl="""
    (medewerkers|collega's|collegas|personeel|familie|vrienden|familieleden|leveranciers|kennissen) [..8] {review}
    {review} [..8] (medewerkers|familie|vrienden|familieleden|leveranciers|collega)
    """,
)

CHECK = Check(
    id="insiders",
    rule="R-9",
    level=Level.BLOCK,
    law=True,
    kinds=REQUESTS | PRIVATE,
    meaning="Staff, partners, family and friends are never asked for a review.",
    why="A review from an insider is a fake one for the law (16 CFR 465.5), and asking for it is unlawful too.",
    mend="Ask customers only.",
    find=phrased(_PHRASES),
)
