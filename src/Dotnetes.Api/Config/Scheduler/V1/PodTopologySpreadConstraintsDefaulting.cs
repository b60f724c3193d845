namespace Dotnetes.Api.Config.Scheduler.V1;

/// <summary>Whether default spread constraints are the built-in ones or those listed in the arguments.</summary>
public static class PodTopologySpreadConstraintsDefaulting
{
    /// <summary>The value <c>System</c>.</summary>
    public const string System = "System";

    /// <summary>The value <c>List</c>.</summary>
    public const string List = "List";
}
