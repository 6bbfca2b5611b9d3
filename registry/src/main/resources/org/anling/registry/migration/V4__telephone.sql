-- Whose number is it: asked while the telephone rings. Numbers stay as people wrote them and are found by their last seven digits, which no
-- way of writing a number changes; who asks compares the rest.

alter table device
    add column sim text;   -- number of the SIM in the device, or null

create index elder_number on elder (centre, right(regexp_replace(phone, '[^0-9]', '', 'g'), 7));
create index contact_number on contact (centre, right(regexp_replace(phone, '[^0-9]', '', 'g'), 7));
create index device_number on device (centre, right(regexp_replace(sim, '[^0-9]', '', 'g'), 7)) where sim is not null;
