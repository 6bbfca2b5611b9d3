-- The AES key of a DC-09 account, sealed with devices.keys.secret where that is set. Never leaves the registry in clear but to the gateways.
alter table device add column panel_key text;
