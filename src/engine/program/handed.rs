use super::{Op, Output, Program};

/// Hands each number that is wanted over as soon as it is made, so that it holds its register no longer than other
/// operations read it: what all outputs hold at once does not fit the first cache. Inputs are at hand all the time.
pub(super) fn hand_over(mut program: Program) -> Program {
    let mut wanted: Vec<Vec<u32>> = vec![Vec::new(); program.registers];
    for (place, output) in (0..).zip(&mut program.outputs) {
        if let Output::Register(register) = *output
            && register as usize >= program.inputs
        {
            wanted[register as usize].push(place);
            *output = Output::Handed(place);
        }
    }
    let conclusions = program.ops.split_off(program.answers_from);
    for op in std::mem::take(&mut program.ops) {
        program.ops.push(op);
        if let Some(register) = op.number() {
            program.ops.extend(wanted[register as usize].iter().map(|place| Op::Hand(register, *place)));
        }
    }
    program.answers_from = program.ops.len();
    program.ops.extend(conclusions);
    program
}
