using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Evaluation;

/// <summary>Variables in a table.</summary>
public sealed class CelVariables : ICelVariables
{
    private readonly Dictionary<string, CelValue> _values = new(StringComparer.Ordinal);

    /// <summary>A variable's value.</summary>
    /// <exception cref="KeyNotFoundException">Nobody has set it.</exception>
    public CelValue this[string name]
    {
        get => _values[name];
        set => _values[name] = value;
    }

    /// <inheritdoc/>
    public bool TryGet(string name, out CelValue value) => _values.TryGetValue(name, out value);
}
