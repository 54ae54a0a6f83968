"""The how-to notebook runs from its first cell to its last, and is kept without outputs."""

import nbclient
import nbformat
import pytest


@pytest.fixture
def notebook(root):
    return nbformat.read(root / "docs" / "how-to" / "analyse.ipynb", as_version=4)


@pytest.mark.filterwarnings("default")  # the kernel's libraries have warnings of their own
def test_it_runs(notebook, root):
    client = nbclient.NotebookClient(
        notebook,
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
    assert "Int64" in shown
    assert "<caption>部ごとの施策と事業の数" in shown
    assert "不明" in shown


def test_it_is_kept_without_outputs(notebook):
    for cell in notebook.cells:
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None
