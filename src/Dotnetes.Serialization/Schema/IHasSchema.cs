namespace Dotnetes.Serialization.Schema;

/// <summary>A type whose schema is available at run time.</summary>
public interface IHasSchema
{
    /// <summary>The schema of the type.</summary>
    static abstract TypeSchema Schema { get; }
}
