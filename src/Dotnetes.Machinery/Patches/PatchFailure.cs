namespace Dotnetes.Machinery.Patches;

/// <summary>Why a patch was refused, which decides what a client is answered.</summary>
public enum PatchFailure
{
    /// <summary>The patch itself is malformed: 400 Bad Request.</summary>
    Malformed,

    /// <summary>The patch does not fit the object: 422.</summary>
    Unprocessable,

    /// <summary>The patch does or makes too much: 413.</summary>
    TooLarge,

    /// <summary>The object holds data that the patch cannot be merged with: 400, where upstream answers 500.</summary>
    Unmergeable,
}
