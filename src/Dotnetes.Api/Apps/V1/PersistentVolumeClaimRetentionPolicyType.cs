namespace Dotnetes.Api.Apps.V1;

/// <summary>Whether volume claims made from the templates are kept or deleted with their pods.</summary>
public static class PersistentVolumeClaimRetentionPolicyType
{
    /// <summary>The value <c>Retain</c>.</summary>
    public const string Retain = "Retain";

    /// <summary>The value <c>Delete</c>.</summary>
    public const string Delete = "Delete";
}
