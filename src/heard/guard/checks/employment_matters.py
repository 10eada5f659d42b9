"""What became of a colleague."""

from heard.guard.phrases import Phrases
from heard.guard.rule import PRIVATE, PUBLIC, Check, phrased
from heard.vocabulary.text import Level

_PHRASES = Phrases(
    en="""
    ({staff}|he|she|they|we|who|staff|him|her) [..1] (has|have|was|were|been|is) [..2] (fired|sacked|dismissed|let go|
        suspended|disciplined|reprimanded|terminated|given a
        warning|demoted|on sick leave|written up)
    ({staff}|he|she|they|who) [..3] no longer [..1] (works|work|working|employed|with us|part of)
    (disciplinary|final warning|written warning|disciplinary action)
    """,
    es="""
    (ha sido|fue|hemos|sera|han sido) [..1] (despedid~|sancionad~|suspendid~|amonestad~|despedido a)
    ya no trabaja
    (expediente disciplinario|medidas disciplinarias|baja medica)
    """,
    fr="""
    (a ete|avons|sera|ont ete) [..1] (licenci~|renvoy~|sanctionn~|suspendu~|averti~|mis~ a pied)
    (ne travaille plus|ne fait plus partie)
    (sanction disciplinaire|avertissement ecrit|arret maladie)
    """,
    de="""
    (wurde|haben|ist) [..4] (entlassen|gekundigt|abgemahnt|suspendiert|freigestellt|gefeuert)
    (arbeitet nicht mehr|nicht mehr bei uns beschaftigt|nicht mehr fur uns)
    (abmahnung|krankgeschrieben|disziplinar~)
    """,
    it="""
    (e stat~|abbiamo|sara|sono stat~) [..1] (licenziat~|sospes~|richiamat~|sanzionat~|ammonit~|allontanat~)
    non lavora piu
    (provvediment~ disciplinar~|richiamo scritto|in malattia)
    """,
    pt="""
    (foi|sera|foram) [..1] (despedid~|demitid~|suspens~|repreendid~|sancionad~|advertid~)
    ja nao trabalha
    (processo disciplinar|medidas disciplinares|baixa medica)
    """,
    nl="""
    (is|hebben|werd) [..4] (ontslagen|geschorst|berispt|op non actief|op staande voet)
    (werkt niet meer|niet langer in dienst)
    (disciplinaire|officiele waarschuwing|ziekteverlof)
    """,
)

CHECK = Check(
    id="employment_matters",
    rule="R-12",
    level=Level.BLOCK,
    kinds=PUBLIC | PRIVATE,
    meaning="Nobody outside is told whether a colleague was dismissed, warned or ill.",
    why="This tells what became of a colleague at work, which is personal data of theirs.",
    mend="Say what changed in the way you work, not what was done to a person.",
    find=phrased(_PHRASES),
)
