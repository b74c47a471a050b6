from edition.base.cache import cached, forget


def test_what_was_worked_out_is_kept_until_it_is_forgotten():
    worked_out = []

    @cached
    def times(number, by=2):
        worked_out.append(number)
        return number * by

    assert [times(2), times(2), times(2, by=3)] == [4, 4, 6]
    assert worked_out == [2, 2]
    forget()
    assert times(2) == 4
    assert worked_out == [2, 2, 2]
