namespace Dotnetes.ApiServer.Admission;

/// <summary>The rounds of the admission chain in which a plugin takes part.</summary>
[Flags]
public enum AdmissionPhases
{
    /// <summary>In none.</summary>
    None = 0,

    /// <summary>It may change objects.</summary>
    Mutating = 1,

    /// <summary>It looks at the final objects.</summary>
    Validating = 2,

    /// <summary>It does both.</summary>
    Both = Mutating | Validating,
}
