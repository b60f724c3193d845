namespace Dotnetes.Api.Core.V1;

/// <summary>Where the content of an empty directory lives: on disk by default, in memory, or in huge pages.</summary>
public static class StorageMedium
{
    /// <summary>The empty value.</summary>
    public const string Unset = "";

    /// <summary>The value <c>Memory</c>.</summary>
    public const string Memory = "Memory";

    /// <summary>The value <c>HugePages</c>.</summary>
    public const string HugePages = "HugePages";

    /// <summary>The value <c>HugePages-</c>.</summary>
    public const string HugePagesValue = "HugePages-";
}
