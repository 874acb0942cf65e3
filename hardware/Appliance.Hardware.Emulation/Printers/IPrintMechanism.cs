namespace Appliance.Hardware.Emulation.Printers;

/// <summary>What the interpreter of commands moves.</summary>
internal interface IPrintMechanism
{
    /// <summary>Puts a row onto the paper.</summary>
    void Print(PaperRow row);

    /// <summary>Cuts the paper.</summary>
    void Cut();

    /// <summary>GS a: which changes are reported, 0 for none.</summary>
    void EnableStatus(byte items);

    /// <summary>GS r: 1 paper, 2 drawer.</summary>
    void AnswerStatus(byte kind);

    /// <summary>ESC p: a pulse to the drawer.</summary>
    void KickDrawer(TimeSpan length);
}
