"""The command as people run it: what waits, what was published, what is wrong."""

import shutil


def test_propose_decide_publish(shisaku_graph, dist, root, tmp_path):
    both = dist / "hoshimigaura-2024", dist / "muteki-2024"
    first = shisaku_graph("link", *both, lang="ja")
    assert first.returncode == 0, first.stderr
    assert "学校教育の充実 ~ 小さな学校の教育" in first.stdout
    assert "公開していません" in first.stdout
    (file,) = (tmp_path / "links").glob("*.sssom.tsv")
    shutil.copy(root / "examples" / "links" / file.name, file)
    second = shisaku_graph("link", *both, lang="en")
    assert second.returncode == 0, second.stderr
    assert "0 to be decided, 10 accepted" in second.stdout
    folder = tmp_path / "dist" / file.name.removesuffix(".sssom.tsv")
    assert str(folder.relative_to(tmp_path)) in second.stdout
    checked = shisaku_graph("validate", folder)
    assert checked.returncode == 0, checked.stdout
    proved = shisaku_graph("verify", folder)
    assert proved.returncode == 0, proved.stderr
    assert "links.nt" in proved.stdout


def test_what_is_no_dataset_is_one_clear_error(shisaku_graph, dist, tmp_path):
    run = shisaku_graph("link", dist / "muteki-2024", tmp_path)
    assert run.returncode == 2
    assert run.stderr.startswith("error[dataset-missing]")
    assert "Traceback" not in run.stderr
