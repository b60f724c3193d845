namespace Dotnetes.Cel.Types;

/// <summary>A static type of the Common Expression Language. Types of one shape are equal.</summary>
public sealed class CelType : IEquatable<CelType>
{
    private readonly CelType[] _parameters;

    private CelType(CelTypeKind kind, string name, CelType[]? parameters = null, CelObjectType? declaration = null)
    {
        Kind = kind;
        Name = name;
        _parameters = parameters ?? [];
        Declaration = declaration;
        RuntimeName = kind switch
        {
            CelTypeKind.Null => "null_type",
            CelTypeKind.Timestamp => "google.protobuf.Timestamp",
            CelTypeKind.Duration => "google.protobuf.Duration",
            _ => name,
        };
    }

    /// <summary>The type of erroneous expressions.</summary>
    public static CelType Error { get; } = new(CelTypeKind.Error, "!error!");

    /// <summary>Anything.</summary>
    public static CelType Dyn { get; } = new(CelTypeKind.Dyn, "dyn");

    /// <summary>Anything, as schemas say it.</summary>
    public static CelType Any { get; } = new(CelTypeKind.Any, "any");

    /// <summary>Null.</summary>
    public static CelType Null { get; } = new(CelTypeKind.Null, "null");

    /// <summary>True and false.</summary>
    public static CelType Bool { get; } = new(CelTypeKind.Bool, "bool");

    /// <summary>Signed whole numbers.</summary>
    public static CelType Int { get; } = new(CelTypeKind.Int, "int");

    /// <summary>Unsigned whole numbers.</summary>
    public static CelType Uint { get; } = new(CelTypeKind.Uint, "uint");

    /// <summary>Floating point numbers.</summary>
    public static CelType Double { get; } = new(CelTypeKind.Double, "double");

    /// <summary>Text.</summary>
    public static CelType String { get; } = new(CelTypeKind.String, "string");

    /// <summary>Bytes.</summary>
    public static CelType Bytes { get; } = new(CelTypeKind.Bytes, "bytes");

    /// <summary>Points in time.</summary>
    public static CelType Timestamp { get; } = new(CelTypeKind.Timestamp, "timestamp");

    /// <summary>Spans of time.</summary>
    public static CelType Duration { get; } = new(CelTypeKind.Duration, "duration");

    /// <summary>Lists of anything.</summary>
    public static CelType ListOfDyn { get; } = ListOf(Dyn);

    /// <summary>Maps from anything to anything.</summary>
    public static CelType MapOfDyn { get; } = MapOf(Dyn, Dyn);

    /// <summary>Types of anything.</summary>
    public static CelType TypeOfDyn { get; } = TypeOf(Dyn);

    /// <summary>The kind.</summary>
    public CelTypeKind Kind { get; }

    /// <summary>The name, without parameters, as messages say it.</summary>
    public string Name { get; }

    /// <summary>The name that the type has as a value: <c>google.protobuf.Timestamp</c> for points in time.</summary>
    public string RuntimeName { get; }

    /// <summary>What lists, maps, types and opaque types are of.</summary>
    public IReadOnlyList<CelType> Parameters => _parameters;

    /// <summary>For objects: their fields.</summary>
    public CelObjectType? Declaration { get; }

    /// <summary>Whether anything fits: dyn, any, and the type of errors.</summary>
    public bool IsAnything => Kind is CelTypeKind.Dyn or CelTypeKind.Any or CelTypeKind.Error;

    /// <summary>Whether the type is that of optional values.</summary>
    public bool IsOptional => Kind == CelTypeKind.Opaque && Name == "optional_type";

    /// <summary>A list.</summary>
    public static CelType ListOf(CelType element) => new(CelTypeKind.List, "list", [element]);

    /// <summary>A map.</summary>
    public static CelType MapOf(CelType key, CelType value) => new(CelTypeKind.Map, "map", [key, value]);

    /// <summary>The type of a type.</summary>
    public static CelType TypeOf(CelType type) => new(CelTypeKind.Type, "type", [type]);

    /// <summary>An opaque type.</summary>
    public static CelType OpaqueOf(string name, params CelType[] parameters) => new(CelTypeKind.Opaque, name, parameters);

    /// <summary>The type of a value that may be missing.</summary>
    public static CelType OptionalOf(CelType type) => OpaqueOf("optional_type", type);

    /// <summary>A type to be found: equal names within a declaration are equal types.</summary>
    public static CelType ParameterOf(string name) => new(CelTypeKind.Parameter, name);

    /// <summary>The type of objects with declared fields.</summary>
    public static CelType ObjectOf(CelObjectType declaration)
    {
        ArgumentNullException.ThrowIfNull(declaration);
        return new(CelTypeKind.Object, declaration.Name, declaration: declaration);
    }

    /// <inheritdoc/>
    public bool Equals(CelType? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is null || Kind != other.Kind || Name != other.Name || _parameters.Length != other._parameters.Length)
        {
            return false;
        }

        for (var i = 0; i < _parameters.Length; i++)
        {
            if (!_parameters[i].Equals(other._parameters[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CelType);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Name.GetHashCode(StringComparison.Ordinal), _parameters.Length);

    /// <summary>The type as messages of the checker say it.</summary>
    public override string ToString() => _parameters.Length == 0 ? Name : $"{Name}({string.Join(", ", (IEnumerable<CelType>)_parameters)})";

    internal CelType WithParameters(CelType[] parameters) => new(Kind, Name, parameters, Declaration);
}
