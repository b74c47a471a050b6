import pickle

from edition.base.errors import DataError


def test_a_fault_found_by_another_process_arrives_whole():
    fault = DataError("events.csv", 3, "date", "2003-02-30", "a day")
    there = pickle.loads(pickle.dumps(fault))
    assert (type(there), str(there)) == (DataError, str(fault))
    assert str(fault) == "events.csv: row 3: column date: '2003-02-30': expected a day"
