namespace Dotnetes.Serialization.Scalars;

/// <summary>The suffix family in which a <see cref="Quantity"/> is written.</summary>
public enum QuantityFormat : byte
{
    /// <summary>Powers of a thousand: <c>n u m k M G T P E</c>.</summary>
    DecimalSI,

    /// <summary>Powers of 1024: <c>Ki Mi Gi Ti Pi Ei</c>.</summary>
    BinarySI,

    /// <summary>A decimal exponent such as <c>e6</c>.</summary>
    DecimalExponent,
}
