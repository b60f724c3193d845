namespace Dotnetes.Api.Core.V1;

/// <summary>How an Azure disk is stored: as a blob in a shared or dedicated account, or as managed disk.</summary>
public static class AzureDataDiskKind
{
    /// <summary>The value <c>Shared</c>.</summary>
    public const string Shared = "Shared";

    /// <summary>The value <c>Dedicated</c>.</summary>
    public const string Dedicated = "Dedicated";

    /// <summary>The value <c>Managed</c>.</summary>
    public const string Managed = "Managed";
}
