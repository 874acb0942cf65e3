namespace Appliance.Hardware.Printers.EscPos;

/// <summary>
/// Pairs questions with answers. Answers carry no name but come in order, so the first belongs to the oldest question.
/// An answer that was lost makes later ones count for earlier questions: a document is then confirmed late, after the
/// question has been repeated, and never too early.
/// </summary>
internal sealed class ConfirmationLedger
{
    private long asked;
    private long answered;

    /// <summary>Whether a question is open.</summary>
    public bool IsWaiting => answered < asked;

    /// <summary>The number of the question asked next.</summary>
    public long Next => asked + 1;

    /// <summary>Notes a question.</summary>
    /// <returns>Its number.</returns>
    public long Ask() => ++asked;

    /// <summary>Notes an answer; one nobody asked for is noise.</summary>
    public void Answer()
    {
        if (IsWaiting) answered++;
    }

    /// <summary>Whether a question has been answered.</summary>
    public bool IsAnswered(long question) => answered >= question;

    /// <summary>Gives up on all open questions: their answers were lost.</summary>
    public void WriteOff() => answered = asked;
}
