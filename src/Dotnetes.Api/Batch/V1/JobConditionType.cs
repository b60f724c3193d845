namespace Dotnetes.Api.Batch.V1;

/// <summary>Kind of condition on a job, such as complete, failed or suspended.</summary>
public static class JobConditionType
{
    /// <summary>The value <c>Suspended</c>.</summary>
    public const string Suspended = "Suspended";

    /// <summary>The value <c>Complete</c>.</summary>
    public const string Complete = "Complete";

    /// <summary>The value <c>Failed</c>.</summary>
    public const string Failed = "Failed";

    /// <summary>The value <c>FailureTarget</c>.</summary>
    public const string FailureTarget = "FailureTarget";

    /// <summary>The value <c>SuccessCriteriaMet</c>.</summary>
    public const string SuccessCriteriaMet = "SuccessCriteriaMet";
}
