-- There are new measures, by institution: days all of whose events are kept are counted again.
delete from counted_day d where not exists (select from head h where h.day = d.day and h.dropped);
