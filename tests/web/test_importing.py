"""A file becomes cases, its bad rows are kept aside by line; a paste too."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from heard.desk import importing
from heard.records.models import Case, Intake

ROWS = "Datum;Sterne;Text;Name\n2026-11-01;2;Das Essen war kalt.;Klaus\n2026-11-02;5;Wunderbar!;Eva\nnever;3;Was?;Jo\n"


@pytest.fixture
def upload(as_person, cast):
    """Give a file to the import page as Alice."""

    def given(text, what="posts", name="reviews.csv"):
        file = SimpleUploadedFile(name, text if isinstance(text, bytes) else text.encode())
        data = {"what": what, "file": file, "platform": "yelp", "place": ""}
        return as_person(cast.alice).post(reverse("import", args=["lantern"]), data, follow=True)

    return given


@pytest.mark.demand("H3")
def test_a_file_is_looked_at_mapped_and_taken_in(upload, as_person, cast):
    page = upload(ROWS).content.decode()
    assert "Das Essen war kalt." in page
    intake = Intake.objects.get()
    alice = as_person(cast.alice)
    columns = {"posted": 0, "stars": 1, "text": 2, "author": 3, "day_first": "", "stars_out_of": 5, "platform_of_all": "yelp"}
    assert "Taking in" in alice.post(reverse("intake", args=["lantern", intake.pk]), columns, follow=True).content.decode()
    importing.run(intake.pk, now=timezone.now())
    done = alice.get(reverse("intake", args=["lantern", intake.pk])).content.decode()
    assert sorted(Case.objects.values_list("platform", "stars")) == [("yelp", 2), ("yelp", 5)]
    assert "<dt>Kept aside</dt><dd>1</dd>" in done
    file = b"".join(alice.get(reverse("aside", args=["lantern", intake.pk])).streaming_content).decode()
    assert file.splitlines()[1].startswith("4,")


def test_the_preview_shows_other_columns_and_keeps_nothing(upload, as_person, cast):
    upload(ROWS)
    intake = Intake.objects.get()
    columns = {"posted": 0, "stars": 1, "text": 3, "day_first": "", "stars_out_of": 5, "platform_of_all": "yelp"}
    page = as_person(cast.alice).post(reverse("preview", args=["lantern", intake.pk]), columns).content.decode()
    assert "Klaus" in page
    assert "Das Essen war kalt." not in page
    assert not Case.objects.exists()


@pytest.mark.parametrize("content", [b"PK\x03\x04zip", b""], ids=["an archive", "nothing"])
def test_what_is_no_table_is_refused_beside_the_field(upload, content):
    page = upload(content)
    assert page.status_code == 422
    assert 'id="id_file_error"' in page.content.decode()
    assert not Intake.objects.exists()


def test_a_row_that_looks_like_a_formula_is_made_harmless(upload, as_person, cast):
    upload("date,stars,text\nnever,3,x\n=1+1,3,y\n")
    intake = Intake.objects.get()
    importing.start(intake, cast.actor(cast.alice))
    importing.run(intake.pk, now=timezone.now())
    file = b"".join(as_person(cast.alice).get(reverse("aside", args=["lantern", intake.pk])).streaming_content).decode()
    assert "'=1+1" in file


def test_another_brands_import_is_not_there(upload, as_person, cast):
    upload(ROWS)
    intake = Intake.objects.get()
    for name in ("intake", "progress", "aside"):
        assert as_person(cast.charlie).get(reverse(name, args=["other", intake.pk])).status_code == 404


@pytest.mark.demand("H1")
def test_forty_pasted_rows_become_forty_cases_once(as_person, cast):
    rows = "\n".join(
        f"2026-10-{day % 28 + 1:02}\t{day % 5 + 1}\tThe service was slow on day {day}.\tGuest {day}" for day in range(40)
    )
    data = {"text": "Date\tStars\tText\tName\n" + rows, "platform": "yelp", "place": cast.place.pk}
    alice, address = as_person(cast.alice), reverse("paste", args=["lantern"])
    assert "40 reviews came in." in alice.post(address, data, follow=True).content.decode()
    assert Case.objects.filter(platform="yelp", location=cast.place).count() == 40
    assert "40 were known already" in alice.post(address, data, follow=True).content.decode()


def test_rows_of_a_paste_that_cannot_be_read_stay_in_the_field(as_person, cast):
    text = "Date\tStars\tText\n2026-10-01\t2\tCold.\nsometime\t2\tSlow.\n"
    answer = as_person(cast.alice).post(reverse("paste", args=["lantern"]), {"text": text, "platform": "yelp", "place": ""})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "sometime\t2\tSlow." in page
    assert "2026-10-01\t2\tCold." not in page
