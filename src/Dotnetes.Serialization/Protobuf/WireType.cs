namespace Dotnetes.Serialization.Protobuf;

/// <summary>The low three bits of a protobuf tag.</summary>
public static class WireType
{
    /// <summary>Variable-length integer.</summary>
    public const int Varint = 0;

    /// <summary>Eight bytes, little endian.</summary>
    public const int Fixed64 = 1;

    /// <summary>A varint length and that many bytes.</summary>
    public const int LengthDelimited = 2;

    /// <summary>Start of a group (deprecated in protobuf; skipped).</summary>
    public const int StartGroup = 3;

    /// <summary>End of a group.</summary>
    public const int EndGroup = 4;

    /// <summary>Four bytes, little endian.</summary>
    public const int Fixed32 = 5;
}
