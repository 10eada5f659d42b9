"""Blame on a colleague or somebody else."""

from heard.guard.phrases import Phrases
from heard.guard.rule import PRIVATE, PUBLIC, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    (colleague|colleagues|driver|waiter|waitress|chef|cook|receptionist|technician|server|assistant|nurse|porter|temp|trainee|
        staff member|team member|lad|girl|supplier|courier) [..2] (let us down|let you down|dropped the ball|got it wrong|
        slipped up|made a mistake|was having|was not paying|is new|was new|did not|should have|ignored|who was)
    (new|young|temporary|junior|agency|weekend|seasonal) [..1] (colleague|girl|lad|guy|boy|waiter|waitress|starter|recruit|
        hire|temp)
    (to blame|at fault) [..1] (is|was|are|were) [..2] (supplier|courier|colleague|driver|carrier|chef|kitchen|staff)
    (mistake|error|fault|oversight|failure|doing|carelessness|negligence|incompetence) (of|by) [..3] {staff}
    {staff} [..3] (fault|mistake|error|blame|responsible|to blame|forgot|failed|messed up|was careless|did not follow|
        neglected)
    (new|temporary|inexperienced|junior|young|part time|agency|trainee) [..1] ({staff}|trainee|temp|staff|intern)
    (trainee|intern|temp) [..4] (mistake|forgot|failed|error|new)
    (person|one|individual|those|employee) (responsible|at fault|concerned|in question|who made)
    (human|individual) error
    """,
    es="""
    (error|fallo|culpa|descuido) (de|del) [..3] {staff}
    {staff} [..2] (nuev~|culpable|responsable del|se equivoco|olvido|fallo|sin experiencia)
    (error humano|el responsable ha|persona responsable)
    """,
    fr="""
    (erreur|faute|negligence|oubli) (de|du|d une|d un) [..3] {staff}
    {staff} [..2] (nouveau|nouvelle|fautif|fautive|s est trompe~|a oublie|inexperimente~)
    (nouveau|nouvelle|jeune) {staff}
    (erreur humaine|personne fautive|responsable de cette erreur)
    """,
    de="""
    (fehler|schuld|versaumnis|nachlassigkeit) [..1] (von|des|der|unseres|eines|einer|unserer) [..3] {staff}
    (neue|neuer|neuen|unerfahrene~|junge~) [..1] {staff}
    {staff} [..3] (schuld|vergessen|versagt|verantwortlich|fehler gemacht|ubersehen)
    (menschliches versagen|der schuldige|die schuldige)
    """,
    it="""
    (errore|colpa|negligenza|svista) (di|del|della) [..3] {staff}
    {staff} [..2] (nuov~|colpevole|responsabile dell|ha sbagliato|ha dimenticato|inespert~)
    (errore umano|la persona responsabile)
    """,
    pt="""
    (erro|falha|culpa|descuido) (de|do|da) [..3] {staff}
    {staff} [..2] (nov~|culpad~|errou|esqueceu|inexperiente|responsavel pelo)
    (erro humano|a pessoa responsavel)
    """,
    nl="""
    (fout|schuld|nalatigheid|vergissing) (van) [..3] {staff}
    (nieuwe|onervaren|jonge|tijdelijke) {staff}
    {staff} [..3] (schuldig|vergeten|vergat|fout gemaakt|schuld)
    (menselijke fout|verantwoordelijke persoon|de schuldige)
    """,
)

CHECK = Check(
    id="blames_person",
    rule="seed 002",
    level=Level.WARN,
    kinds=PUBLIC | PRIVATE,
    meaning="A mistake is owned by the house and not laid on a colleague.",
    why="This lays the blame on a person. The cause of a mistake lies in how the work is set up.",
    mend="Say “we” and name what in the process failed.",
    find=phrased(_PHRASES),
)
