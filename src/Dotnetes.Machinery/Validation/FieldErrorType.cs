namespace Dotnetes.Machinery.Validation;

/// <summary>What is wrong with a field.</summary>
public enum FieldErrorType
{
    /// <summary>The value is malformed.</summary>
    Invalid,

    /// <summary>A value must be given.</summary>
    Required,

    /// <summary>The value occurs twice where it must be unique.</summary>
    Duplicate,

    /// <summary>What the value refers to does not exist.</summary>
    NotFound,

    /// <summary>The value is well formed but not allowed here or now.</summary>
    Forbidden,

    /// <summary>The value is none of those that are known.</summary>
    NotSupported,

    /// <summary>The value is too long.</summary>
    TooLong,

    /// <summary>The value is too short.</summary>
    TooShort,

    /// <summary>The list or map has too many elements.</summary>
    TooMany,

    /// <summary>The list or map has too few elements.</summary>
    TooFew,

    /// <summary>The value is of another type than its schema says.</summary>
    TypeInvalid,

    /// <summary>Something failed that the client is not to blame for.</summary>
    InternalError,
}
