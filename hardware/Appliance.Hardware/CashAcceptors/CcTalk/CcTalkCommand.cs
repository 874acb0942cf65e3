namespace Appliance.Hardware.CashAcceptors.CcTalk;

/// <summary>The commands used, by their header (ccTalk Generic Specification 4.7, part 2).</summary>
internal enum CcTalkCommand : byte
{
    /// <summary>Device, which bill goes where: 0 back, 1 stacker, 255 stays longer.</summary>
    RouteBill = 154,

    /// <summary>Bit 0: uses the stacker, bit 1: uses the escrow.</summary>
    ModifyBillOperatingMode = 153,

    /// <summary>For a country of two letters: factor (low byte first), decimal places.</summary>
    RequestCountryScalingFactor = 156,

    /// <summary>For a bill type: seven characters.</summary>
    RequestBillId = 157,

    /// <summary>Event counter and five pairs, the newest first.</summary>
    ReadBufferedBillEvents = 159,

    /// <summary>For a coin position: six characters.</summary>
    RequestCoinId = 184,

    /// <summary>Bit 0: 1 takes money.</summary>
    RequestMasterInhibitStatus = 227,

    /// <summary>Bit 0: 1 takes money.</summary>
    ModifyMasterInhibitStatus = 228,

    /// <summary>Event counter and five pairs, the newest first.</summary>
    ReadBufferedCredit = 229,

    /// <summary>Two bytes, low first, a bit for each position: 1 takes it.</summary>
    RequestInhibitStatus = 230,

    /// <summary>Two bytes, low first, a bit for each position: 1 takes it.</summary>
    ModifyInhibitStatus = 231,

    /// <summary>A fault code, 0 for none, and for some a byte more.</summary>
    PerformSelfCheck = 232,

    /// <summary>Three bytes, low first.</summary>
    RequestSerialNumber = 242,

    /// <summary>Characters.</summary>
    RequestEquipmentCategory = 245,

    /// <summary>Nothing; is it there?</summary>
    SimplePoll = 254,
}
