using Dotnetes.Cel.Checking;
using Dotnetes.Cel.Evaluation;
using Dotnetes.Cel.Types;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Expressions;

/// <summary>Compiles expressions of configurations and objects, with what is wrong as errors of their fields.</summary>
internal static class ExpressionCompiler
{
    /// <summary>The program of an expression; null when something is wrong, which is then among the errors.</summary>
    /// <param name="environment">What the expression can name.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="path">Its field.</param>
    /// <param name="errors">Where errors go.</param>
    /// <param name="results">The types that the result may have; any when there are none.</param>
    public static CelProgram? Compile(CelEnvironment environment, string expression, FieldPath path, FieldErrorList errors, params ReadOnlySpan<CelType> results) =>
        Compile(environment, expression, out var problem, results) is { } program ? program : Refuse(expression, path, errors, problem);

    /// <summary>The program of an expression, or what is wrong with it.</summary>
    public static CelProgram? Compile(CelEnvironment environment, string expression, out string problem, params ReadOnlySpan<CelType> results)
    {
        var compiled = environment.Compile(expression);
        problem = compiled.Program is null ? "compilation failed: " + compiled.ErrorText
            : results.IsEmpty || results.Contains(compiled.Type) ? ""
            : results.Length == 1 ? $"must evaluate to {Name(results[0])} but got {Name(compiled.Type)}"
            : $"must evaluate to one of [{string.Join(' ', results.ToArray().Select(Name))}] but got {Name(compiled.Type)}";
        return problem.Length == 0 ? compiled.Program : null;
    }

    private static string Name(CelType type) => type.Parameters.Count > 0 ? type.ToString() : type.RuntimeName;

    private static CelProgram? Refuse(string expression, FieldPath path, FieldErrorList errors, string problem)
    {
        errors.Add(FieldError.Invalid(path, expression, problem));
        return null;
    }
}
