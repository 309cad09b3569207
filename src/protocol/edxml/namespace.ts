/** The namespace of every element of QCVN 102:2016/BTTTT. */
export const edxmlNamespace = "http://www.mic.gov.vn/TBT/QCVN_102_2016";
