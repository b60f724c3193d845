namespace Dotnetes.Cri.V1;

/// <summary>Whether groups from the image are added to the listed groups or left out.</summary>
public enum SupplementalGroupsPolicy
{
    /// <summary>Merge.</summary>
    Merge = 0,

    /// <summary>Strict.</summary>
    Strict = 1,
}
