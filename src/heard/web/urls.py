"""Every page of the desk. Names are plain nouns for pages and verbs for acts."""

from django.urls import path

from heard.web.views import acts, case, channels, facts, health, importing, inbox, people, playbook, private, settings

BRAND = "b/<slug:brand>/"
CASE = BRAND + "cases/<str:code>/"

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("metrics", health.metrics, name="metrics"),
    path("", inbox.home, name="home"),
    path(BRAND + "inbox/", inbox.inbox, name="inbox"),
    path(BRAND + "inbox/keep/", inbox.keep_view, name="keep_view"),
    path(BRAND + "inbox/drop/<int:number>/", inbox.drop_view, name="drop_view"),
    path(CASE, case.page, name="case"),
    path(CASE + "drafts/", case.drafts, name="drafts"),
    path(CASE + "guard/", case.guard, name="guard"),
    path(CASE + "outgoing/", case.outgoing, name="outgoing"),
    path(CASE + "proof/<int:number>/", case.proof, name="proof"),
    path(CASE + "note/", acts.note, name="note"),
    path(CASE + "ask/", acts.ask, name="ask"),
    path(CASE + "withdraw/<int:number>/", acts.withdraw, name="withdraw"),
    path(CASE + "waive-facts/", acts.waive_facts, name="waive_facts"),
    path(CASE + "waive-search/", acts.waive_search, name="waive_search"),
    path(CASE + "search/", acts.search, name="search"),
    path(CASE + "confirm/<int:number>/", acts.confirm, name="confirm"),
    path(CASE + "deny/<int:number>/", acts.deny, name="deny"),
    path(CASE + "write/", acts.write, name="write"),
    path(CASE + "approve/<int:number>/", acts.approve, name="approve"),
    path(CASE + "send-back/<int:number>/", acts.send_back, name="send_back"),
    path(CASE + "undo/<int:number>/", acts.undo, name="undo"),
    path(CASE + "copied/<int:number>/", acts.copied, name="copied"),
    path(CASE + "posted/<int:number>/", acts.posted, name="posted"),
    path(CASE + "thank/", acts.thank, name="thank"),
    path(CASE + "give/", acts.give, name="give"),
    path(CASE + "close/", acts.close, name="close"),
    path(CASE + "reopen/", acts.reopen, name="reopen"),
    path(BRAND + "complaint/", private.complaint, name="complaint"),
    path(BRAND + "playbook/", playbook.playbook, name="playbook"),
    path(BRAND + "channels/", channels.channels, name="channels"),
    path(BRAND + "channels/<int:number>/poll/", channels.poll, name="channel_poll"),
    path(BRAND + "channels/<int:number>/pause/", channels.pause, name="channel_pause"),
    path(BRAND + "channels/<int:number>/places/", channels.places, name="channel_places"),
    path(BRAND + "import/", importing.upload, name="import"),
    path(BRAND + "import/<int:number>/", importing.intake, name="intake"),
    path(BRAND + "import/<int:number>/preview/", importing.preview, name="preview"),
    path(BRAND + "import/<int:number>/progress/", importing.progress, name="progress"),
    path(BRAND + "import/<int:number>/aside.csv", importing.aside, name="aside"),
    path(BRAND + "paste/", importing.paste, name="paste"),
    path(BRAND + "settings/", settings.settings, name="settings"),
    path(BRAND + "people/", people.people, name="people"),
    path(BRAND + "people/<int:number>/role/", people.role, name="role"),
    path(BRAND + "people/<int:number>/let-go/", people.let_go, name="let_go"),
    path("facts/<str:token>/", facts.facts, name="facts"),
    path("say/<slug:door>/", private.say, name="say"),
]
