import pytest
@pytest.mark.django_db
def test_login(client):
    r = client.get("/accounts/login/")
    assert r.status_code == 200
