using Dotnetes.Cel.Values;

namespace Dotnetes.Cel.Evaluation;

/// <summary>The values of the variables of an evaluation.</summary>
public interface ICelVariables
{
    /// <summary>The value of a variable; false when there is none, which is an error of the evaluation.</summary>
    bool TryGet(string name, out CelValue value);
}
