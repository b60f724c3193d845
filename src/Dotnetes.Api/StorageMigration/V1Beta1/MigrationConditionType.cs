namespace Dotnetes.Api.StorageMigration.V1Beta1;

/// <summary>Whether a condition says that a migration runs, has succeeded or has failed.</summary>
public static class MigrationConditionType
{
    /// <summary>The value <c>Running</c>.</summary>
    public const string Running = "Running";

    /// <summary>The value <c>Succeeded</c>.</summary>
    public const string Succeeded = "Succeeded";

    /// <summary>The value <c>Failed</c>.</summary>
    public const string Failed = "Failed";
}
