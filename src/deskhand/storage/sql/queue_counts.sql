-- How many tickets wait in each queue, taken or not.
select queue, count(*) as waiting from tickets
where queue is not null and status not in ('resolved', 'closed') group by queue
