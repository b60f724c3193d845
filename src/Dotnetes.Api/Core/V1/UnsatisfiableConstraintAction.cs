namespace Dotnetes.Api.Core.V1;

/// <summary>What the scheduler does when a spread constraint cannot be met: wait, or place the pod regardless.</summary>
public static class UnsatisfiableConstraintAction
{
    /// <summary>The value <c>DoNotSchedule</c>.</summary>
    public const string DoNotSchedule = "DoNotSchedule";

    /// <summary>The value <c>ScheduleAnyway</c>.</summary>
    public const string ScheduleAnyway = "ScheduleAnyway";
}
