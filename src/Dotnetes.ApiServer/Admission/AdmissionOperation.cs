namespace Dotnetes.ApiServer.Admission;

/// <summary>The operations that admission looks at.</summary>
public enum AdmissionOperation
{
    /// <summary>An object is created.</summary>
    Create,

    /// <summary>An object is changed.</summary>
    Update,

    /// <summary>An object is deleted.</summary>
    Delete,

    /// <summary>A connection to a subresource such as exec or proxy is opened.</summary>
    Connect,
}
