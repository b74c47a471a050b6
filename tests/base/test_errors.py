import pickle

from edition.base.errors import DataError


def test_a_fault_found_by_another_process_arrives_whole():
    faults = {
        "events.csv: row 3: column date: '2003-02-30': expected a day": DataError(
            "events.csv", 3, "date", "2003-02-30", "a day"
        ),
        "01_river.ipynb: cell 3, line 2: 'x': expected y": DataError(
            "01_river.ipynb", None, "", "x", "y", cell=3, line=2
        ),
    }
    for line, fault in faults.items():
        there = pickle.loads(pickle.dumps(fault))
        assert (type(there), str(there), there.place) == (DataError, line, fault.place)
