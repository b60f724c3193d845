namespace Dotnetes.Api.Core.V1;

/// <summary>Which accesses to an Azure disk go through the cache of the host.</summary>
public static class AzureDataDiskCachingMode
{
    /// <summary>The value <c>None</c>.</summary>
    public const string None = "None";

    /// <summary>The value <c>ReadOnly</c>.</summary>
    public const string ReadOnly = "ReadOnly";

    /// <summary>The value <c>ReadWrite</c>.</summary>
    public const string ReadWrite = "ReadWrite";
}
