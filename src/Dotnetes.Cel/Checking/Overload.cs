using Dotnetes.Cel.Types;
using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Checking;

/// <summary>One form of a function.</summary>
/// <param name="Function">The name of the function.</param>
/// <param name="IsMember">Whether it is called on a value, which is then the first parameter.</param>
/// <param name="Parameters">The types of the parameters.</param>
/// <param name="Result">The type of the result.</param>
/// <param name="Run">What it does.</param>
public sealed record Overload(string Function, bool IsMember, CelType[] Parameters, CelType Result, CelFunction Run)
{
    /// <summary>What a call costs; 1 unless said otherwise.</summary>
    public CallCost? Cost { get; init; }

    /// <summary>Whether the size of the result is paid for, too: it does not follow from the sizes of the arguments.</summary>
    public bool ChargesResult { get; init; }

    /// <summary>How large the result is at most, from the sizes of the arguments; unknown unless said.</summary>
    public CallCost? ResultSize { get; init; }

    // By kind only: the elements of lists are not looked at.
    internal bool Fits(ReadOnlySpan<CelValue> arguments)
    {
        if (arguments.Length != Parameters.Length)
        {
            return false;
        }

        for (var i = 0; i < arguments.Length; i++)
        {
            if (!Fits(Parameters[i], arguments[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Fits(CelType type, in CelValue value) => type.Kind switch
    {
        CelTypeKind.Dyn or CelTypeKind.Any or CelTypeKind.Parameter => true,
        CelTypeKind.Null => value.Kind == CelKind.Null,
        CelTypeKind.Bool => value.Kind == CelKind.Bool,
        CelTypeKind.Int => value.Kind == CelKind.Int,
        CelTypeKind.Uint => value.Kind == CelKind.Uint,
        CelTypeKind.Double => value.Kind == CelKind.Double,
        CelTypeKind.String => value.Kind == CelKind.String,
        CelTypeKind.Bytes => value.Kind == CelKind.Bytes,
        CelTypeKind.Timestamp => value.Kind == CelKind.Timestamp,
        CelTypeKind.Duration => value.Kind == CelKind.Duration,
        CelTypeKind.List => value.Kind == CelKind.List,
        CelTypeKind.Map or CelTypeKind.Object => value.Kind == CelKind.Map,
        CelTypeKind.Type => value.Kind == CelKind.Type,
        CelTypeKind.Opaque => type.IsOptional ? value.Kind == CelKind.Optional : value.Kind == CelKind.Opaque && value.AsOpaque!.Type.Name == type.Name,
        _ => false,
    };
}
