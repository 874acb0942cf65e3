using Appliance.Hardware.Printers.EscPos;

namespace Appliance.Hardware.Tests.Printers;

public class ConfirmationLedgerTests
{
    [Fact]
    public void An_answer_belongs_to_the_oldest_question()
    {
        ConfirmationLedger ledger = new();
        var first = ledger.Ask();
        var second = ledger.Ask();
        ledger.Answer();
        Assert.True(ledger.IsAnswered(first));
        Assert.False(ledger.IsAnswered(second));
    }

    [Fact]
    public void An_answer_nobody_asked_for_answers_nothing_later()
    {
        ConfirmationLedger ledger = new();
        ledger.Answer();
        Assert.False(ledger.IsAnswered(ledger.Ask()));
    }

    [Fact]
    public void After_a_write_off_the_next_answer_counts_for_the_next_question()
    {
        ConfirmationLedger ledger = new();
        ledger.Ask();
        ledger.WriteOff();
        var question = ledger.Ask();
        ledger.Answer();
        Assert.True(ledger.IsAnswered(question));
    }
}
