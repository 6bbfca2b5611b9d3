package org.anling.contract.input;

/** Something that the dispatcher must decide about. Everything but {@link TimePassed} arrives through the inbox. */
public sealed interface Input
        permits AlertFrame,
                CallReport,
                OperatorCommand,
                CentreCommand,
                CentreFinding,
                NoticeReport,
                PlanPut,
                ResponderAnswer,
                RegistryChange,
                SilenceFinding,
                LevelFinding,
                AcknowledgeReport,
                ScreenReport,
                UnreadableInput,
                TimePassed {}
