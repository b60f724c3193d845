namespace Dotnetes.Api.FlowControl.V1;

/// <summary>Whether requests of a priority level run without limit or within a limit.</summary>
public static class PriorityLevelEnablement
{
    /// <summary>The value <c>Exempt</c>.</summary>
    public const string Exempt = "Exempt";

    /// <summary>The value <c>Limited</c>.</summary>
    public const string Limited = "Limited";
}
