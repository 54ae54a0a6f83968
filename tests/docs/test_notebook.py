"""The how-to notebooks run from the first cell to the last, and are kept without outputs."""

import nbclient
import nbformat
import pytest

SHOWN = {
    "analyse": ("Int64", "<caption>部ごとの施策と事業の数", "不明"),
    "federation": (
        "霧笛町",
        "子育て支援の充実",
        "妊娠期からの切れ目ない子育て支援",
        "脱炭素と資源循環の推進",
        "津波警報<ins>や高潮警報</ins>が出たとき",
        "都市整備部",
    ),
}
"""What a reader must see somewhere in each."""


@pytest.fixture(params=SHOWN)
def notebook(request, root):
    path = root / "docs" / "how-to" / f"{request.param}.ipynb"
    return request.param, nbformat.read(path, as_version=4)


@pytest.mark.filterwarnings("default")  # the kernel's libraries have warnings of their own
def test_it_runs(notebook, root):
    name, cells = notebook
    client = nbclient.NotebookClient(
        cells,
        timeout=120,
        kernel_name="python3",
        resources={"metadata": {"path": str(root / "docs" / "how-to")}},
    )
    done = client.execute()
    code = [cell for cell in done.cells if cell.cell_type == "code"]
    assert all(cell.outputs for cell in code)
    shown = "".join(
        str(output.get("data", output.get("text"))) for cell in code for output in cell.outputs
    )
    for said in SHOWN[name]:
        assert said in shown


def test_it_is_kept_without_outputs(notebook):
    for cell in notebook[1].cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None
