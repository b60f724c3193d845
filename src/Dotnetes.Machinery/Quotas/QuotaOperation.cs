namespace Dotnetes.Machinery.Quotas;

/// <summary>The operations that can use up a quota.</summary>
public enum QuotaOperation
{
    /// <summary>An object is created.</summary>
    Create,

    /// <summary>An object is changed.</summary>
    Update,
}
