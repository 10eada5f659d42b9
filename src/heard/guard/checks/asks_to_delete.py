"""Asking the customer to take the review down."""

from heard.guard.phrases import Phrases
from heard.guard.rule import TO_CUSTOMER, Check, phrased
from heard.vocabulary.text import Level, TextKind

_ASKS = Phrases(
    en="""
    {remove} [..3] (your|this|the|that|it) [..3] {review}
    (your|this|the|that) [..3] {review} [..3] (be|is|to be|were|gets) (removed|deleted|withdrawn|retracted|taken down|pulled|
        erased)
    take (your|this|the|that|it) [..3] {review} [..1] (down|offline|off)
    (ask|request|demand|urge|kindly|please|insist) [..5] (remove|delete|withdraw|retract|take it down|take this down|pull it)
    """,
    es="""
    {remove} [..3] (su|tu|esta|la|este|el) [..2] {review}
    (su|tu|esta) [..2] {review} [..3] (eliminada|borrada|retirada|eliminado|borrado)
    (rogamos|pedimos|solicitamos|podria|pediria) [..3] {remove}
    (borrarla|eliminarla|retirarla|borrela|eliminela|retirela|borrarlo|eliminarlo)
    """,
    fr="""
    {remove} [..3] (votre|cet|l|ce|le) [..2] {review}
    (prions|demandons|invitons|pourriez vous|merci) [..4] {remove}
    (le|l) (supprimer|retirer|enlever|effacer)
    """,
    de="""
    (ihre|diese|die|deine|ihren|diesen) [..2] {review} [..4] {remove}
    {remove} [..2] (sie|du) [..4] {review}
    (bitten|bitte|auffordern|fordern) [..8] {remove}
    """,
    it="""
    {remove} [..3] (la sua|la vostra|questa|la|il suo|questo) [..2] {review}
    (chiediamo|preghiamo|invitiamo|potrebbe|prego) [..4] {remove}
    (cancellarla|eliminarla|rimuoverla|toglierla|ritirarla)
    """,
    pt="""
    {remove} [..3] (a sua|a|esta|o seu|este|sua|seu) [..2] {review}
    (pedimos|solicitamos|agradecemos|poderia|rogamos) [..4] {remove}
    (apaga la|remove la|elimina la|retira la)
    """,
    nl="""
    (uw|je|deze|jouw) [..2] {review} [..4] {remove}
    {remove} [..3] (uw|je|deze|jouw) [..2] {review}
    (verzoeken|vragen|vraag|graag|wilt u) [..6] {remove}
    """,
)

CHECK = Check(
    id="asks_to_delete",
    rule="R-2",
    level=Level.BLOCK,
    kinds=TO_CUSTOMER | {TextKind.CALL_NOTE},
    meaning="The customer is never asked to take a review down.",
    why="This asks for the review to disappear. No platform allows it as pressure, and it costs the trust of every reader.",
    mend="Take the request out. Put the matter right; what they do with the review is theirs.",
    find=phrased(_ASKS),
)
