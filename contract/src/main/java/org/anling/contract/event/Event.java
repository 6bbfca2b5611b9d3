package org.anling.contract.event;

/** A fact of a centre, decided by its one dispatcher and never changed afterwards. */
public sealed interface Event
        permits IncidentEvent,
                OfferEvent,
                CallEvent,
                ResponderEvent,
                TechnicalEvent,
                NoticeEvent,
                CentreEvent,
                InputEvent {}
